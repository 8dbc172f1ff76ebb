"""What readers find wrong with an answer that did not help them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opinions", sa.Column("fault", sa.String(20), nullable=False, server_default=""))
