package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rowtally.tagging.Category;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Values of every kind, of nobody, with characters missing, doubled, swapped and exchanged, from a fixed seed: no detector
 * throws, what each may read is bounded, and asking twice gives the same answer.
 */
class ValueFuzzTest {
    private static final int VALUES = 60_000;
    /** As in {@link HostileValuesTest}: so many reads of each of the first characters, and the blanks around them. */
    private static final int MOST_WORK = 20 * Value.LONGEST + 2 * 8192;

    private final Made made = new Made(8_128);

    @Test
    void brokenValuesAreJudgedInBoundedWork() {
        int[] personal = new int[1];
        long[] most = new long[1];
        Set<Category> seen = EnumSet.noneOf(Category.class);
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < VALUES; i++) {
                String text = broken(whole());
                Value value = Value.of(text);
                int kinds = Detected.DETECTORS.accepting(value).size();
                most[0] = Math.max(most[0], value.work());
                assertTrue(value.work() <= MOST_WORK, text);
                Set<Category> categories = Detected.DETECTORS.categories(text);
                assertEquals(kinds, Detected.DETECTORS.accepting(text).size(), text);
                assertTrue(categories.size() <= kinds, text);
                personal[0] += categories.isEmpty() ? 0 : 1;
                seen.addAll(categories);
            }
        });
        System.out.println(VALUES + " broken values, of which " + personal[0] + " are still of some kind, " + seen
                + "; most characters read for one: " + most[0]);
        assertTrue(personal[0] > VALUES / 20 && seen.size() >= 8, personal[0] + " " + seen);
    }

    @Test
    void columnsOfBrokenValuesCountWhatTheySaw() {
        for (int i = 0; i < 1_000; i++) {
            ColumnValues column = new ColumnValues(Detected.DETECTORS);
            int counted = 0;
            for (int n = made.random.nextInt(80); n >= 0; n--) {
                counted += column.add(made.random.nextInt(9) == 0 ? null : broken(whole())) ? 1 : 0;
            }
            assertEquals(counted, column.seen());
            assertTrue(counted <= ColumnValues.MOST);
            for (ValueEvidence evidence : column.evidence()) {
                assertTrue(evidence.weight() <= 1, evidence.toString());
            }
        }
    }

    /** A value such as some detector looks for. */
    private String whole() {
        switch (made.random.nextInt(16)) {
            case 0:
                return made.region() + made.birth() + made.digits(3) + made.of("0123456789X", 1);
            case 1:
                return "1" + made.of("3456789", 1) + made.digits(9);
            case 2:
                return "+" + made.one("86", "49", "33", "1", "44", "81", "7") + " " + made.digits(3) + " "
                        + made.digits(7);
            case 3:
                return made.of("abcdefgh.", 7) + "@" + made.of("mnopq", 5) + made.one(".com", ".cn", ".de");
            case 4:
                return made.one("DE", "FR", "GB", "ES") + made.digits(20);
            case 5:
                return made.one("4", "51", "62") + made.digits(14);
            case 6:
                return made.of("91", 1) + "1" + made.region() + made.of("0123456789ABCDEFGH", 10);
            case 7:
                return made.of("王李张刘陈杨赵黄周吴欧阳", 1) + made.of("明国华建文军平志伟东海强晓生光林小民永杰", 2);
            case 8:
                return made.one("北京市海淀区", "浙江省杭州市西湖区") + "文三路" + made.digits(2) + "号" + made.digits(1) + "幢";
            case 9:
                return made.digits(2) + "." + made.digits(2) + "." + made.digits(2) + "." + made.digits(2);
            case 10:
                return made.birth().replaceAll("(....)(..)(..)", made.one("$1-$2-$3", "$3.$2.$1", "$1年$2月$3日"));
            case 11:
                return made.one("京", "沪", "粤") + made.capitals(1) + made.digits(5);
            case 12:
                return made.digits(3) + "-" + made.digits(2) + "-" + made.digits(4);
            case 13:
                return made.capitals(3) + "P" + made.capitals(1) + made.digits(4) + made.capitals(1);
            case 14:
                return "1" + made.digits(2) + "****" + made.digits(4);
            default:
                return made.of("0123456789abcdef", 32);
        }
    }

    private String broken(String value) {
        StringBuilder text = new StringBuilder(value);
        for (int changes = made.random.nextInt(4); changes > 0 && text.length() > 0; changes--) {
            int i = made.random.nextInt(text.length());
            int j = made.random.nextInt(text.length());
            char one = text.charAt(i);
            switch (made.random.nextInt(7)) {
                case 0:
                    text.deleteCharAt(i);
                    break;
                case 1:
                    text.insert(i, one);
                    break;
                case 2:
                    text.setCharAt(i, text.charAt(j));
                    text.setCharAt(j, one);
                    break;
                case 3:
                    text.setCharAt(
                            i, (char) made.random.nextInt(made.one("", "x").isEmpty() ? 0x80 : 0x10000));
                    break;
                case 4:
                    text.insert(i, made.one(" ", "-", "\u3000", "\u200B", "'", "/", "\ud83d\ude00", "\u0000"));
                    break;
                case 5:
                    text.append(text, Math.min(i, j), Math.max(i, j));
                    break;
                default:
                    // full-width, as forms in Chinese are filled in
                    text.setCharAt(i, one > ' ' && one < 0x7f ? (char) (one + 0xfee0) : one);
                    break;
            }
        }
        return text.toString();
    }
}
