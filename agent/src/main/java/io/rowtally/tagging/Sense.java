package io.rowtally.tagging;

/** One entry of a dictionary: what a word means in one pack. Immutable. */
final class Sense {
    final String pack;
    final String text;
    final Kind kind;
    final Category category;
    /** Evidence 0..1 of a category word, or of a role that stands alone; no meaning for other kinds. */
    final double weight;
    /** How many words the entry has; an entry of one word is never put together from several tokens. */
    final int words;

    Sense(String pack, String text, Kind kind, Category category, double weight, int words) {
        this.pack = pack;
        this.text = text;
        this.kind = kind;
        this.category = category;
        this.weight = weight;
        this.words = words;
    }

    /** Not sure on its own: the words beside it and the table decide. */
    boolean ambiguous() {
        return weight < ColumnTag.TAGGED;
    }

    String id() {
        return pack + ":" + text;
    }
}
