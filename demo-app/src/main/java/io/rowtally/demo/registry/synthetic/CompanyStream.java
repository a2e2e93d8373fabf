package io.rowtally.demo.registry.synthetic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * The register's companies one after the other, so that no more than one is in memory; the same seed gives the same
 * companies on every JVM ({@link Random}'s algorithm is fixed by its specification). Used by one thread.
 *
 * <p>On average 4.1 persons a company: a legal representative, 1.3 shareholders, 1.8 contacts.
 */
public final class CompanyStream implements Iterator<Company> {

    private static final String[] TYPES = {"1130", "1150", "1190", "2130", "4540"};
    private static final long FIRST_DAY = LocalDate.of(1998, 1, 1).toEpochDay();

    private final Random random;
    private final People people;
    private final int companies;
    private int made;

    public CompanyStream(long seed, int companies) {
        this.random = new Random(seed);
        this.people = new People(random);
        this.companies = companies;
    }

    @Override
    public boolean hasNext() {
        return made < companies;
    }

    @Override
    public Company next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + companies + " companies are made");
        }
        District district = District.ALL.get(random.nextInt(District.ALL.size()));
        made++;
        return new Company(
                100000L + made,
                creditCode(district.code),
                "南江" + Words.brand(random) + Words.trade(random) + "有限公司",
                Words.pick(TYPES, random),
                BigDecimal.valueOf((1 + random.nextInt(200)) * 10L),
                LocalDate.ofEpochDay(FIRST_DAY + random.nextInt(10000)),
                district.code,
                Words.address(random, district.chinese),
                Words.trade(random) + "领域内的技术开发、技术服务；" + Words.trade(random) + "产品销售",
                random.nextInt(10) > 0 ? "1" : random.nextBoolean() ? "2" : "3",
                random.nextInt(10) > 3,
                people.next(district.chinese),
                persons(district, 75, 95, 100),
                persons(district, 45, 80, 95));
    }

    private List<Person> persons(District district, int oneBelow, int twoBelow, int threeBelow) {
        int dice = random.nextInt(100);
        int count = dice < oneBelow ? 1 : dice < twoBelow ? 2 : dice < threeBelow ? 3 : 4;
        List<Person> persons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            persons.add(people.next(district.chinese));
        }
        return persons;
    }

    /** The organisation code counts upwards, so that no two companies share one. */
    private String creditCode(String district) {
        String organisation = String.format("MA%06d", 100000 + made);
        String first17 = "91" + district + organisation + CheckDigits.organisation(organisation);
        return first17 + CheckDigits.credit(first17);
    }
}
