"""Which pages have their text recognised in their picture, or wait for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pages", sa.Column("recognition", sa.String(10), nullable=False, server_default=""))
