package io.rowtally.demo.registry.database;

import io.rowtally.demo.registry.account.DemoAccounts;
import io.rowtally.demo.registry.synthetic.Company;
import io.rowtally.demo.registry.synthetic.CompanyStream;
import io.rowtally.demo.registry.synthetic.District;
import io.rowtally.demo.registry.synthetic.Person;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** Fills the empty tables, in batches and in one transaction. Used once, on the thread that starts the registry. */
final class RegisterLoader {

    private final Connection connection;
    private long lastShareholder = 500000;
    private long lastContact = 800000;

    RegisterLoader(Connection connection) {
        this.connection = connection;
    }

    void load(long seed, int companies) throws SQLException {
        connection.setAutoCommit(false);
        try (Batch districts = new Batch(connection, "dm_xzqh", 3)) {
            for (District district : District.ALL) {
                districts.add(district.code, district.chinese, district.english);
            }
        }
        DemoAccounts.insert(connection);
        try (Batch enterprises = new Batch(connection, "qy_jbxx", 12);
                Batch representatives = new Batch(connection, "qy_fddbr", 7);
                Batch shareholders = new Batch(connection, "qy_gudong", 8);
                Batch contacts = new Batch(connection, "ent_staff_contact", 10);
                Batch reports = new Batch(connection, "qy_nb", 3)) {
            CompanyStream stream = new CompanyStream(seed, companies);
            while (stream.hasNext()) {
                Company company = stream.next();
                enterprise(enterprises, company);
                representative(representatives, company);
                shareholders(shareholders, company);
                contacts(contacts, company);
                if (company.reported) {
                    reports.add(company.id, 2025, LocalDate.of(2026, 1 + (int) (company.id % 6), 15));
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void enterprise(Batch batch, Company company) throws SQLException {
        batch.add(
                company.id,
                company.creditCode,
                company.name,
                company.type,
                company.capital,
                company.founded,
                company.district,
                company.address,
                company.business,
                company.status,
                company.id % 7 == 0 ? null : "A" + company.id % 9 + "-" + company.id % 4,
                company.id % 3 == 0 ? null : "batch" + company.id % 12);
    }

    private static void representative(Batch batch, Company company) throws SQLException {
        Person person = company.representative;
        batch.add(
                company.id,
                person.name,
                person.residentNumber,
                person.gender,
                person.born,
                person.phone,
                person.address);
    }

    private void shareholders(Batch batch, Company company) throws SQLException {
        BigDecimal count = BigDecimal.valueOf(company.shareholders.size());
        BigDecimal share = company.capital.divide(count, 2, BigDecimal.ROUND_DOWN);
        BigDecimal percent = BigDecimal.valueOf(100).divide(count, 2, BigDecimal.ROUND_DOWN);
        for (Person person : company.shareholders) {
            lastShareholder++;
            batch.add(
                    lastShareholder,
                    company.id,
                    person.name,
                    person.residentNumber,
                    person.phone,
                    share,
                    percent,
                    lastShareholder % 5 == 0 ? null : "G" + lastShareholder % 6);
        }
    }

    private void contacts(Batch batch, Company company) throws SQLException {
        for (Person person : company.contacts) {
            lastContact++;
            batch.add(
                    lastContact,
                    company.id,
                    person.name,
                    person.residentNumber,
                    person.born,
                    person.gender,
                    person.phone,
                    person.email,
                    person.address,
                    lastContact % 4 == 0 ? null : "p" + lastContact % 8);
        }
    }
}
