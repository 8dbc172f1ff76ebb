"""What identifies people, in the text of a document and in its file: found, shown, and taken out of sight.

What its giver leaves readable is told by `kept`. Names are found in `people`, all else in a text in `identifiers`;
`formats` clean files, one file a format.
"""
