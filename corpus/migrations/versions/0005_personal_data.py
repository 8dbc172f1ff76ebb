"""Whether the personal data in a document's text are shown, since its giver says that they are public."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("keeps_personal_data", sa.Boolean, nullable=False, server_default="0"))
