"""Arbitrary text, with much of what breaks offsets and lines."""

from __future__ import annotations

from hypothesis import strategies as st

_ODD = [
    "\r\n", "\n", "\r", "\n\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x85", "\u2028", "\u2029", "\0",
    "\u200b", "\u00a0", "\u3000", "\ufeff", "\u00ad", "e\u0301", "👩‍👩‍👧", "🇺🇦", "\u202e",
    "שלום", "مرحبا",
    "日本", "—", "“", "”", "•", "<", "&amp;", "LONDON (AP) — ", "By Jane Doe", "Read more",
    "(Reporting by A. B.)", "Share", "The mayor said on Monday that she would not go. ", "> ", "- ",
]  # fmt: skip

#: No lone surrogates: bytes that are decoded never hold them.
texts = st.lists(
    st.one_of(
        st.sampled_from(_ODD), st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    ),
    max_size=30,
).map("".join)

#: With lone surrogates, as JSON may escape them.
any_texts = st.one_of(texts, st.text(st.characters(), max_size=80))
