"""Whether the text of a document alone is published, and its file is not sent to anybody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("text_only", sa.Boolean, nullable=False, server_default="0"))
