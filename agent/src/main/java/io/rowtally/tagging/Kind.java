package io.rowtally.tagging;

/** What a word of a dictionary does in a name. */
enum Kind {
    /** Names a category of personal data. */
    CATEGORY,
    /** A person by role: makes an ambiguous word beside it personal; alone it is a name with the entry's weight. */
    PERSON,
    /** An organisation or place: its name, address and phone are not a person's. */
    ORG,
    /** A thing, technical or commercial. */
    THING,
    /** Something that somebody did; speaks for traces such as an IP address. */
    EVENT,
    /** As the head of a name: a statement about a thing, not the thing (id, type, count, time). */
    GATE,
    /** A code: the value itself for gender, nation or marital status, something else for the rest. */
    CODE,
    /** Where a file lies: fine for pictures, not for anything else. */
    LINK,
    /** A picture of something; of a person where the rest says so. */
    IMAGE,
    /** In front: a switch (is, has, show). As a later word a statement, like {@link #GATE}. */
    FLAG,
    /** Changes nothing. */
    NEUTRAL
}
