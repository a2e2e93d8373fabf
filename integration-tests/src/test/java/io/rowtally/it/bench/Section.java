package io.rowtally.it.bench;

import java.util.List;

/** A part of the report: what was promised, and all figures. */
interface Section {

    /** Ours beside the promises, for the summary; none where DESIGN promises nothing. */
    List<Promised> promised();

    /** Markdown, from its heading on. */
    String text();
}
