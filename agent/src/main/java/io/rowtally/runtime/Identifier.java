package io.rowtally.runtime;

import io.rowtally.sketch.PersonName;
import io.rowtally.sketch.SubjectHash;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Hashes a value that identifies a person, as a driver hands it out. On application threads; allocates nothing. */
final class Identifier {
    /** A long holds so many digits, whichever they are. */
    private static final int DIGITS = 18;

    private Identifier() {}

    /** 0 for what is neither text nor a whole number: only the platform's own classes are asked. */
    static int coupon(Object value, SubjectHash by) {
        if (value instanceof String) {
            return by.coupon((String) value);
        }
        if (value instanceof Long || value instanceof Integer) {
            return by.coupon(((Number) value).longValue());
        }
        if (value.getClass() == BigDecimal.class) {
            BigDecimal number = (BigDecimal) value;
            return number.scale() == 0 && number.precision() <= DIGITS ? by.coupon(number.longValue()) : 0;
        }
        return 0;
    }

    /** Of a name, in more than one column where {@code names} is not null, with a birth date; 0 where no column has a text. */
    static int coupon(@Nullable Object name, @Nullable Object @Nullable [] names, long birthDate, SubjectHash by) {
        long words = words(name);
        if (names != null) {
            for (Object part : names) {
                words += words(part);
            }
        }
        return words == 0 ? 0 : by.coupon(words, birthDate);
    }

    private static long words(@Nullable Object name) {
        return name instanceof String ? PersonName.words((String) name) : 0;
    }
}
