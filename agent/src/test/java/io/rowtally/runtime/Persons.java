package io.rowtally.runtime;

import io.rowtally.sketch.SubjectHash;
import org.jspecify.annotations.Nullable;

/** What the door makes of a person's name and birth date, for tests of other rooms. */
public final class Persons {
    private Persons() {}

    public static int coupon(
            @Nullable Object name, @Nullable Object @Nullable [] names, long birthDate, SubjectHash by) {
        return Identifier.coupon(name, names, birthDate, by);
    }

    public static long birthDate(Object value) {
        return BirthDate.of(value, BirthDate.zone());
    }
}
