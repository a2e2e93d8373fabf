package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A day is the same however a driver hands it out. */
class BirthDateTest {
    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
    }

    private static long day(Object value) {
        return BirthDate.of(value, BirthDate.zone());
    }

    @Test
    void aDayIsTheSameAsDateAsTextAndAsNumber() {
        for (String zone :
                Arrays.asList("UTC", "Asia/Shanghai", "America/Sao_Paulo", "Europe/Berlin", "Pacific/Apia")) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            LocalDate last = LocalDate.of(2037, 1, 1);
            for (LocalDate day = LocalDate.of(1900, 3, 1); day.isBefore(last); day = day.plusDays(17)) {
                String text = day.toString();
                long expected = day(day);
                assertEquals(expected, day(text), text);
                assertEquals(expected, day(Date.valueOf(day)), text);
                assertEquals(expected, day(Timestamp.valueOf(day.atTime(13, 5))), text);
                assertEquals(expected, day(new java.util.Date(Date.valueOf(day).getTime())), text);
                assertEquals(expected, day(text.replace("-", "")), text);
                assertEquals(expected, day(Integer.valueOf(text.replace("-", ""))), text);
            }
        }
    }

    @Test
    void manyFormsAreTheSameDay() {
        long day = day(LocalDate.of(1980, 2, 29));
        Object[] same = {
            "1980-2-29",
            "1980/02/29 ",
            "1980.02.29",
            "29.02.1980",
            "1980-02-29 00:00:00.0",
            "1980-02-29T00:00:00Z",
            19_800_229L,
            new BigDecimal("19800229"),
            LocalDateTime.of(1980, 2, 29, 0, 0),
            OffsetDateTime.parse("1980-02-29T00:00:00+08:00")
        };
        for (Object value : same) {
            assertEquals(day, day(value), value::toString);
        }
    }

    @Test
    void aTextOfAnotherFormIsTheSameAsItself() {
        Set<Long> days = new HashSet<>();
        String[] texts = {
            "02/03/1980", "2 March 1980", "1980-13-01", "1980-1", "19800", "1980-01-01x", "198001011", "1980"
        };
        for (String text : texts) {
            assertEquals(day(text), day(text + " "));
            days.add(day(text));
        }
        assertEquals(texts.length, days.size());
        assertNotEquals(day("1980-01-01"), day("1980-01-02"));
    }

    @Test
    void whatSaysNoDayIsNone() {
        Object[] none = {"", "  ", 0, 7L, new BigDecimal("1980.5"), true, new Object()};
        for (Object value : none) {
            assertEquals(0, day(value), value::toString);
        }
    }

    @Test
    void nothingIsAllocated() {
        Object[] values = {
            Date.valueOf("1980-01-31"),
            Timestamp.valueOf("1980-01-31 00:00:00"),
            LocalDate.of(1980, 1, 31),
            "1980-01-31",
            "31.01.1980",
            "January",
            19_800_131
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        @Nullable TimeZone zone = BirthDate.zone();
        long self = Thread.currentThread().getId();
        long sum = 0;
        long before = 0;
        for (int round = 0; round < 2; round++) {
            before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 10_000; i++) {
                sum += BirthDate.of(values[i % values.length], zone);
            }
        }
        long bytes = threads.getThreadAllocatedBytes(self) - before;
        assertTrue(bytes < 10_000 && sum != 0, () -> bytes + " bytes");
    }

    /** Of which nothing may be asked on an application's thread. */
    private static final class OwnZone extends java.util.SimpleTimeZone {
        private static final long serialVersionUID = 1;

        OwnZone() {
            super(0, "own");
        }

        @Override
        public int getOffset(long date) {
            throw new AssertionError("asked");
        }
    }

    private static final class OwnDate extends Date {
        private static final long serialVersionUID = 1;

        OwnDate() {
            super(0);
        }

        @Override
        public long getTime() {
            throw new AssertionError("asked");
        }
    }

    @Test
    void theApplicationsOwnClassesAreNotAsked() {
        assertEquals(0, day(new OwnDate()));
        Date date = new Date(0);
        TimeZone.setDefault(new OwnZone());
        @Nullable TimeZone zone = BirthDate.zone();
        assertEquals(0, BirthDate.of(date, zone));
    }
}
