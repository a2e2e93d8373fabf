package io.rowtally.demo.registry.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticTest {

    @Test
    void residentCheckCharacterIsThatOfTheStandardsExample() {
        // GB 11643-1999, annex A: 11010519491231002X and 440524188001010014
        assertEquals('X', CheckDigits.resident("11010519491231002"));
        assertEquals('4', CheckDigits.resident("44052418800101001"));
    }

    @Test
    void residentNumbersAreValidAndNobodySharesOne() {
        Set<String> numbers = new HashSet<>();
        int persons = 0;
        CompanyStream stream = new CompanyStream(3, 300);
        while (stream.hasNext()) {
            Company company = stream.next();
            List<Person> all = new ArrayList<>(company.shareholders);
            all.addAll(company.contacts);
            all.add(company.representative);
            for (Person person : all) {
                if (person.residentNumber != null) {
                    persons++;
                    numbers.add(person.residentNumber);
                    String first17 = person.residentNumber.substring(0, 17);
                    assertEquals(person.residentNumber, first17 + CheckDigits.resident(first17));
                }
            }
        }

        assertTrue(persons > 800, persons + " persons with papers");
        assertEquals(persons, numbers.size());
    }

    @Test
    void organisationAndCreditCodesCarryTheirCheckCharacters() {
        // the examples of GB 11714-1997 and GB 32100-2015: D2143569-X and 91350100M000100Y43
        assertEquals('X', CheckDigits.organisation("D2143569"));
        assertEquals('3', CheckDigits.credit("91350100M000100Y4"));

        CompanyStream stream = new CompanyStream(5, 300);
        Set<String> codes = new HashSet<>();
        while (stream.hasNext()) {
            String code = stream.next().creditCode;
            assertTrue(codes.add(code), code);
            assertEquals(CheckDigits.credit(code.substring(0, 17)), code.charAt(17));
            assertEquals(CheckDigits.organisation(code.substring(8, 16)), code.charAt(16));
        }
    }

    @Test
    void theSameSeedGivesTheSameCompaniesAndAnotherSeedOthers() {
        List<String> first = fingerprints(7, 50);

        assertEquals(first, fingerprints(7, 50));
        assertNotEquals(first, fingerprints(8, 50));
    }

    private static List<String> fingerprints(long seed, int companies) {
        List<String> fingerprints = new ArrayList<>();
        CompanyStream stream = new CompanyStream(seed, companies);
        while (stream.hasNext()) {
            Company company = stream.next();
            Person person = company.representative;
            fingerprints.add(company.creditCode
                    + company.name
                    + person.name
                    + person.residentNumber
                    + person.phone
                    + company.shareholders.size()
                    + company.contacts.size());
        }
        return fingerprints;
    }
}
