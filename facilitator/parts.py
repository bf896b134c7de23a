"""What a proposal's document holds: a title and three answers, in fragments whose ids are the same everywhere. Pure.

They are the same for every theme, so that proposals of different themes can be compared and carried onward.
"""

from uuid import UUID

from models.vocabulary import ProposalPart

TITLE = UUID("8b1f6f0c-6a56-4d1e-9d0a-0b6d6f1c7a01")

PARTS = {
    TITLE: ProposalPart.TITLE,
    UUID("8b1f6f0c-6a56-4d1e-9d0a-0b6d6f1c7a02"): ProposalPart.WHAT,
    UUID("8b1f6f0c-6a56-4d1e-9d0a-0b6d6f1c7a03"): ProposalPart.WHY,
    UUID("8b1f6f0c-6a56-4d1e-9d0a-0b6d6f1c7a04"): ProposalPart.FOLLOW_UP,
}
"""The fragments, in their order; written in every log, so they never change."""

LONGEST_TITLE = 200
