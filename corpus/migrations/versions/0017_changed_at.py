"""When what is said of a document was last changed; nothing where it stands as it was added, or nobody kept it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("changed_at", sa.DateTime(timezone=True)))
