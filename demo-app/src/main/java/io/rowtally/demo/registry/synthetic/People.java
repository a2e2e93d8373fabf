package io.rowtally.demo.registry.synthetic;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Makes persons, no two with one resident number. Belongs to one {@link CompanyStream}, used on its thread.
 *
 * <p>The numbers pass every check, but their sequence codes are 996 to 999, which are kept for centenarians, while the
 * birth dates lie between 1955 and 2004: a living person does not carry such a number.
 */
final class People {

    private static final String[] REGIONS =
            ("110101 110105 120103 130102 140105 210102 220102 230103 310101 310115 320102 "
                            + "320104 320106 320113 320115 320205 320505 330106 330203 340104 350203 360102 370102 370203 410105 "
                            + "420106 430104 440106 440305 450103 500103 510104 510107 520103 530102 610104 620102 640104 650102")
                    .split(" ");
    private static final String[] MAIL_DOMAINS = {"example.com", "example.net", "example.org"};
    private static final long FIRST_BIRTH = LocalDate.of(1955, 1, 1).toEpochDay();
    private static final int BIRTH_DAYS = (int) (LocalDate.of(2004, 12, 31).toEpochDay() - FIRST_BIRTH);

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    People(Random random) {
        this.random = random;
    }

    Person next(String district) {
        String surname = Words.surname(random);
        String name = surname.charAt(0) + Words.given(random);
        boolean male = random.nextBoolean();
        LocalDate born;
        String number;
        do {
            born = LocalDate.ofEpochDay(FIRST_BIRTH + random.nextInt(BIRTH_DAYS));
            number = number(born, male);
        } while (!taken.add(number));
        String phone = "1" + (3 + random.nextInt(7)) + digits(9);
        String email = surname.substring(1) + digits(4) + "@" + Words.pick(MAIL_DOMAINS, random);
        String home = Words.home(random, district);
        boolean documented = !oneIn(12);
        return new Person(
                name,
                documented ? number : null,
                documented ? born : null,
                oneIn(30) ? null : male ? "1" : "2",
                oneIn(25) ? null : phone,
                oneIn(4) ? null : email,
                oneIn(9) ? null : home);
    }

    private String number(LocalDate born, boolean male) {
        int sequence = 996 + random.nextInt(2) * 2 + (male ? 1 : 0);
        String first17 = Words.pick(REGIONS, random) + born.format(DateTimeFormatter.BASIC_ISO_DATE) + sequence;
        return first17 + CheckDigits.resident(first17);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
