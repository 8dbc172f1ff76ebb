"""A question and the passages found become a cited, checked answer.

assistant, commons      a question in, an answer out; the assembled program
told, going_on          the answer in words, as text, as records; what to ask next
writing, checking       an answer that a model writes, every sentence of it checked
quoting                 the quotations that answer
models, collection      what an answer is made of; what the collection holds
finding                 what a question brings up, and whether that is enough
conversation, named     what a question means after others; the documents that it names
asked, wanted           how a question is put; what it wants stated
text                    what a text states: figures, names, negations

Beside them: what a conversation remembers (`exchanges`), the glossary, the language models, and the estimates that
benches have fitted (`fitted`). Each imports only from those before it in `STAGES` (`tests/test_project_layers.py`).
"""
