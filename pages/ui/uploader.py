"""Uploader: a field for one file, in the reader's words; the server keeps nothing of it beyond what is read from it."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.server import uploads

# Streamlit writes the limit in English whatever the language; it stands in our label.
WITHOUT_LIMIT = '<style>[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }</style>'
# Streamlit gives its field both a name and the role of a thing that has none; with a name it is a group.
JS = """
export default function () {
  const name = () => {
    for (const field of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]'))
      field.setAttribute("role", "group");
  };
  const observer = new MutationObserver(name);
  observer.observe(document.body, { subtree: true, childList: true });
  name();
  return () => observer.disconnect();
}
"""

_field = st.components.v2.component("upload_field", js=JS, isolate_styles=False)


def uploader(label: str, *, key: str, on_change: Callable[[], None], megabytes: int) -> None:
    """The field; of any type, as what cannot be read is refused in the reader's language."""
    uploads.expect()
    st.html(WITHOUT_LIMIT)
    _field(key="upload_field", data={}, height=1)
    st.file_uploader(label, key=key, on_change=on_change, max_upload_size=megabytes)


def current(name: str) -> str:
    """The key of the field of a name, another one after each file."""
    return f"{name}:{st.session_state.get(f'{name}_round', 0)}"


def renew(name: str) -> None:
    """An empty field in place of the one before."""
    st.session_state[f"{name}_round"] = st.session_state.get(f"{name}_round", 0) + 1


def received(key: str) -> tuple[str, bytes] | None:
    """Name and content of the file that was just handed over, whose bytes are then let go of; None without one."""
    upload = st.session_state.get(key)
    if upload is None:
        return None
    found = str(upload.name), bytes(upload.getvalue())
    context = get_script_run_ctx()
    if context is not None:  # Streamlit itself would keep the bytes until the session ends
        context.uploaded_file_mgr.remove_session_files(context.session_id)
    return found
