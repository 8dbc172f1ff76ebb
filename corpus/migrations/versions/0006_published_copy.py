"""What identifies a file as it was given, since its published copy has other bytes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("received_sha256", sa.String(64), nullable=False, server_default=""))
    op.create_index("ix_documents_received_sha256", "documents", ["received_sha256"])
