"""What a document says of itself (buyer type, abstract, keywords), and its downloads day by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("buyer_type", sa.String(40), nullable=False, server_default=""))
    op.add_column("documents", sa.Column("abstract", sa.Text, nullable=False, server_default=""))
    op.add_column("documents", sa.Column("keywords", sa.JSON, nullable=False, server_default="[]"))
    op.create_table(
        "downloads_by_day",
        sa.Column("document_id", sa.String(12), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
