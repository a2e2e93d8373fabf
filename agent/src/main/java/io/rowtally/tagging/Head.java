package io.rowtally.tagging;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The word of a name that says what it is the name of: a category with evidence. Immutable. */
final class Head {
    private static final double CARRIED_AT_LEAST = 0.7;
    private static final double PICTURE_OF_A_PERSON = 0.9;

    /** What a code can stand for itself. */
    private static final Set<Category> CODED =
            EnumSet.of(Category.GENDER, Category.ETHNICITY, Category.MARITAL, Category.RELIGION, Category.ORG_ID);
    /** The result of a test, the description of an injury are findings as well. */
    private static final Set<String> TOLD = new HashSet<>(Arrays.asList(
            "result",
            "body",
            "content",
            "description",
            "desc",
            "remark",
            "remarks",
            "note",
            "notes",
            "memo",
            "pattern",
            "percent",
            "percentage",
            "pct",
            "list"));

    private static final Set<String> AMOUNTS = new HashSet<>(Arrays.asList("amount", "amt", "sum", "total amount"));
    /** Whose "id" is the number itself, not a key. */
    private static final Set<Category> DOCUMENTS = EnumSet.of(
            Category.NATIONAL_ID,
            Category.PASSPORT,
            Category.DRIVER_LICENCE,
            Category.TAX_ID,
            Category.SOCIAL_INSURANCE);
    /** What is written as the key of a short list, which tells as much as the word. */
    private static final Set<Category> KEYED = EnumSet.of(Category.GENDER, Category.MARITAL, Category.RELIGION);
    /** What "address" and "name" can be the address or name of. */
    private static final Set<Category> CARRIED = EnumSet.of(
            Category.IP_ADDRESS,
            Category.EMAIL,
            Category.PHOTO,
            Category.BIOMETRIC,
            Category.DEVICE_ID,
            Category.GENDER,
            Category.ETHNICITY,
            Category.RELIGION,
            Category.MARITAL,
            Category.HEALTH,
            Category.ORG_ID);

    private static final Set<Category> PICTURED = EnumSet.of(
            Category.NATIONAL_ID,
            Category.PASSPORT,
            Category.DRIVER_LICENCE,
            Category.PERSON_NAME,
            Category.BIOMETRIC,
            Category.PAYMENT_CARD,
            Category.BANK_ACCOUNT,
            Category.PHOTO);

    final Category category;
    /** Evidence 0..1. */
    final double weight;

    private final Sense sense;

    private Head(Category category, double weight, Sense sense) {
        this.category = category;
        this.weight = weight;
        this.sense = sense;
    }

    /** What the word names: its own sense, but an address or name of something recognised is that something. */
    static Head of(Word word, @Nullable Sense before) {
        Sense sense = Objects.requireNonNull(word.sense);
        if (sense.kind == Kind.IMAGE) {
            boolean person = before != null && (before.kind == Kind.PERSON || PICTURED.contains(before.category));
            return new Head(Category.PHOTO, person ? PICTURE_OF_A_PERSON : sense.weight, sense);
        }
        boolean carrier = sense.kind == Kind.CATEGORY
                && sense.ambiguous()
                && (sense.category == Category.POSTAL_ADDRESS || sense.category == Category.PERSON_NAME);
        if (carrier && before != null && before.kind == Kind.CATEGORY && CARRIED.contains(before.category)) {
            double least = before.category == Category.HEALTH ? 0 : CARRIED_AT_LEAST;
            return new Head(before.category, Math.max(before.weight, least), before);
        }
        return new Head(sense.category, sense.weight, sense);
    }

    boolean ambiguous() {
        return weight < ColumnTag.TAGGED;
    }

    String rule() {
        return "name:" + sense.id();
    }

    /** The first of several words of the entry; empty where it has one. */
    String firstWord() {
        return sense.text.substring(0, Math.max(0, sense.text.indexOf(' ')));
    }

    /** Whether a statement behind the head still is what the head names. */
    boolean isWhat(Sense statement) {
        return !ambiguous()
                && (category == Category.HEALTH && TOLD.contains(statement.text)
                        || category == Category.INCOME && AMOUNTS.contains(statement.text)
                        || (DOCUMENTS.contains(category) || KEYED.contains(category)) && statement.text.equals("id"));
    }

    /** Whether a code of it is it: a sex, or a finding where the word is sure to be one. */
    boolean coded() {
        return CODED.contains(category) || category == Category.HEALTH && !ambiguous();
    }

    /** Whether the place where a file lies says where the thing itself is. */
    boolean linked() {
        return category == Category.PHOTO || category == Category.BIOMETRIC;
    }
}
