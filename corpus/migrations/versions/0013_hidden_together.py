"""With which document another one was hidden, so that both are restored together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hidden", sa.Column("together_with", sa.String(12), nullable=False, server_default=""))
