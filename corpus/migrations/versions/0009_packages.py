"""Which ZIP a file on its way came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("uploads", sa.Column("package", sa.String(32), nullable=False, server_default=""))
    op.create_index("ix_uploads_package", "uploads", ["package"])
