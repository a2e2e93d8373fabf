package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/** What an offered verdict did to the inventory, so that an event is sent once per verdict. Immutable. */
public final class Change {
    /** The sort of change. */
    public enum Kind {
        /** Not in the inventory before, tagged now. */
        NEW,
        /** In the inventory with another verdict; the new one may be NONE, then the row is gone. */
        CHANGED,
        /** Nothing to report. */
        UNCHANGED,
        /** New, but the inventory is full: counted, not kept. */
        REFUSED
    }

    static final Change NEW = new Change(Kind.NEW, null);
    static final Change UNCHANGED = new Change(Kind.UNCHANGED, null);
    static final Change REFUSED = new Change(Kind.REFUSED, null);

    private final Kind kind;
    private final @Nullable ColumnTag old;

    private Change(Kind kind, @Nullable ColumnTag old) {
        this.kind = kind;
        this.old = old;
    }

    static Change from(ColumnTag old) {
        return new Change(Kind.CHANGED, old);
    }

    public Kind kind() {
        return kind;
    }

    /** The verdict that was in force; not null for {@link Kind#CHANGED} only. */
    public @Nullable ColumnTag old() {
        return old;
    }
}
