package io.rowtally.tagging;

import org.jspecify.annotations.Nullable;

/** A piece of a name, with its sense where a dictionary knows it. Immutable. */
final class Word {
    final String text;
    final @Nullable Sense sense;
    /** Whether letters that no dictionary knows stood glued in front of it. */
    final boolean glued;

    Word(String text, @Nullable Sense sense, boolean glued) {
        this.text = text;
        this.sense = sense;
        this.glued = glued;
    }

    boolean is(Kind kind) {
        return sense != null && sense.kind == kind;
    }

    /** A number, a single letter or a word that changes nothing. */
    boolean silent() {
        if (sense == null) {
            return text.length() == 1 && !NameTokens.han(text) || NameTokens.digits(text);
        }
        return sense.kind == Kind.NEUTRAL;
    }
}
