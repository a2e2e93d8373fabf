package io.rowtally.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as the same name. */
class PersonNameTest {

    @Test
    void aNameIsItsWordsInWhicheverOrderAndCase() {
        long name = PersonName.words("Anna Maria M\u00fcller");
        assertEquals(name, PersonName.words("M\u00dcLLER, anna-maria "));
        assertEquals(name, PersonName.words("M\u00fcller") + PersonName.words("Anna Maria"));
        assertNotEquals(name, PersonName.words("Anna Maria Muller"));
        assertNotEquals(name, PersonName.words("Anna M\u00fcller"));
        assertNotEquals(PersonName.words("Anna"), PersonName.words("Anna Anna"));
    }

    @Test
    void aNameWithoutBlanksIsItsCharacters() {
        assertEquals(
                PersonName.words("\u738b\u5c0f\u660e"), PersonName.words("\u738b") + PersonName.words("\u5c0f\u660e"));
        assertEquals(PersonName.words("\uae40\ubbfc\uc218"), PersonName.words("\uae40 \ubbfc\uc218"));
        assertEquals(PersonName.words("\ud842\udfb7\u7530"), PersonName.words("\ud842\udfb7\u3000\u7530"));
        assertNotEquals(PersonName.words("\u738b\u5c0f\u660e"), PersonName.words("\u738b\u5c0f"));
    }

    @Test
    void whatHasNoWordIsNoName() {
        assertEquals(0, PersonName.words(""));
        assertEquals(0, PersonName.words(" - .\u3000"));
    }

    @Test
    void namesAreDifferentNumbers() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 300; j++) {
                numbers.add(PersonName.words("Given" + i + " Family" + j));
            }
        }
        assertEquals(90_000, numbers.size());
    }
}
