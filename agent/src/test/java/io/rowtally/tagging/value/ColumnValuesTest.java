package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.tagging.Category;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ColumnValuesTest {
    private final Made made = new Made(21);
    private final ColumnValues column = new ColumnValues(Detected.DETECTORS);

    @Test
    void mostOfFiftyCheckDigitsAreProofWithoutAName() {
        add(48, made::residentId);
        add(2, this::word);

        ValueEvidence first = column.evidence().get(0);
        assertEquals("value:resident-id 48/50", first.toString());
        assertEquals(Category.NATIONAL_ID, first.category());
        assertTrue(first.accepted(false));
        assertEquals((0.96 - 1 / 11.0) / (10 / 11.0), first.weight(), 1e-9);
    }

    @Test
    void fourOfFiveAreEnoughAndOneLessIsNot() {
        add(16, made::residentId);
        add(4, this::word);
        assertTrue(column.evidence().get(0).accepted(false));

        add(1, this::word);
        assertFalse(column.evidence().get(0).accepted(false), column.evidence().toString());
    }

    @Test
    void nineteenValuesAreTooFew() {
        add(19, made::residentId);
        assertFalse(column.evidence().get(0).accepted(true));

        add(1, made::residentId);
        assertTrue(column.evidence().get(0).accepted(false));
    }

    @Test
    void formatsNeedTheNameAsWell() {
        add(50, () -> "E" + made.digits(8));

        ValueEvidence first = column.evidence().get(0);
        assertEquals("value:passport 50/50", first.toString());
        assertFalse(first.accepted(false));
        assertTrue(first.accepted(true));
    }

    /** One in eleven passes MOD 11-2 where region and date are there: that many say nothing. */
    @Test
    void asManyAsChanceGivesWeighNothing() {
        add(46, () -> {
            String body = made.region() + made.birth() + made.digits(3);
            return body + (SecondOpinion.checkMod11And2(body).equals("1") ? "2" : "1");
        });
        add(4, made::residentId);

        ValueEvidence found = column.evidence().stream()
                .filter(evidence -> evidence.category() == Category.NATIONAL_ID)
                .findFirst()
                .get();
        assertEquals("value:resident-id 4/50", found.toString());
        assertEquals(0, found.weight());
        assertFalse(found.accepted(true));
    }

    @Test
    void kindsOfOneCategoryCountTogether() {
        add(25, () -> "138" + made.digits(8));
        add(24, () -> "010-6" + made.digits(7));
        add(1, this::word);

        ValueEvidence together = column.evidence().get(0);
        assertEquals("value:any-phone 49/50", together.toString());
        assertFalse(together.accepted(false));
        assertTrue(together.accepted(true));
        assertFalse(column.evidence().get(1).accepted(true));
    }

    @Test
    void checkedKindsOfOneCategoryAreProofTogether() {
        add(30, made::residentId);
        add(20, () -> {
            String digits = made.digits(6);
            return "A" + digits + "(" + SecondOpinion.checkHongKong("A", digits) + ")";
        });

        ValueEvidence together = column.evidence().get(0);
        assertEquals("value:any-national-id 50/50", together.toString());
        assertTrue(together.accepted(false));
    }

    @Test
    void creditCodesAreAnOrganisationsAndNothingElse() {
        add(50, made::creditCode);

        assertEquals(1, column.evidence().size(), column.evidence().toString());
        assertEquals(Category.ORG_ID, column.evidence().get(0).category());
        assertTrue(column.evidence().get(0).accepted(false));
    }

    @Test
    void randomNumbersProveNothing() {
        for (int length = 6; length <= 20; length++) {
            for (int columns = 0; columns < 20; columns++) {
                ColumnValues random = new ColumnValues(Detected.DETECTORS);
                for (int i = 0; i < ColumnValues.MOST; i++) {
                    random.add(made.digits(length));
                }
                assertFalse(
                        random.evidence().stream()
                                .anyMatch(said -> said.category() != Category.NONE && said.accepted(true)),
                        () -> random.evidence().toString());
            }
        }
    }

    @Test
    void maskedAndHashedColumnsAreToldApart() {
        add(50, () -> "138****" + made.digits(4));
        assertTrue(column.evidence().stream().anyMatch(ValueEvidence::isMasked));
        assertFalse(column.evidence().stream().anyMatch(ValueEvidence::isUnreadable));

        ColumnValues hashed = new ColumnValues(Detected.DETECTORS);
        for (int i = 0; i < ColumnValues.MOST; i++) {
            hashed.add(made.of("0123456789abcdef", 63) + "a");
        }
        assertTrue(hashed.evidence().stream().anyMatch(ValueEvidence::isUnreadable));
        assertFalse(hashed.evidence().stream().anyMatch(ValueEvidence::isMasked));
    }

    @Test
    void theSameValueCountsOnceAndIsNotAskedForWithoutEnd() {
        String id = made.residentId();
        assertTrue(column.add(id));
        for (int i = 1; i < ColumnValues.MOST_OFFERED; i++) {
            assertFalse(column.done());
            assertFalse(column.add(id));
        }

        assertTrue(column.done());
        assertFalse(column.add(made.residentId()));
        assertEquals(1, column.seen());
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        add(48, made::residentId);
        add(2, this::word);
        for (ValueEvidence said : column.evidence()) {
            ValueEvidence read = ValueEvidence.parse(said.toString(), Detected.DETECTORS);

            assertEquals(said.toString(), String.valueOf(read));
            assertEquals(said.category(), read.category());
            assertEquals(said.accepted(false), read.accepted(false));
        }
        assertEquals(
                Category.PHONE,
                ValueEvidence.parse("value:mixed-phone 9/50", Detected.DETECTORS)
                        .category());
        assertNull(ValueEvidence.parse("value:no-such-kind 9/50", Detected.DETECTORS));
        assertNull(ValueEvidence.parse("name:en:phone", Detected.DETECTORS));
    }

    @Test
    void nullsAndBlanksDoNotCountAndNothingDoesBeyondFifty() {
        assertFalse(column.add(null));
        assertFalse(column.add(" \u3000 "));
        assertEquals(0, column.seen());
        assertTrue(column.evidence().isEmpty());
        add(ColumnValues.MOST, this::word);
        assertTrue(column.done());

        assertFalse(column.add("another"));
        assertEquals(ColumnValues.MOST, column.seen());
        assertTrue(column.evidence().isEmpty());
    }

    @Test
    void itHasNoFieldThatCouldKeepAValue() {
        for (Field field : ColumnValues.class.getDeclaredFields()) {
            Class<?> type = field.getType();
            boolean shared = type == ValueDetectors.class || type == List.class || type == Category[].class;
            assertTrue(type.isPrimitive() || type == int[].class || type == byte[].class || shared, field.toString());
        }
    }

    private void add(int count, Supplier<String> maker) {
        for (int i = 0; i < count; i++) {
            column.add(maker.get());
        }
    }

    private String word() {
        return made.of("bcdfghjklmnpqrstvwz", 12);
    }
}
