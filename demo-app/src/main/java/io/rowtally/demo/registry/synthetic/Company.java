package io.rowtally.demo.registry.synthetic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One made-up company with its persons. Immutable. */
public final class Company {

    public final long id;
    public final String creditCode;
    public final String name;
    public final String type;
    /** Registered capital, in units of 10,000 yuan. */
    public final BigDecimal capital;

    public final LocalDate founded;
    public final String district;
    public final String address;
    public final String business;
    /** {@code 1} active, {@code 2} revoked, {@code 3} struck off. */
    public final String status;

    public final boolean reported;
    public final Person representative;
    public final List<Person> shareholders;
    public final List<Person> contacts;

    Company(
            long id,
            String creditCode,
            String name,
            String type,
            BigDecimal capital,
            LocalDate founded,
            String district,
            String address,
            String business,
            String status,
            boolean reported,
            Person representative,
            List<Person> shareholders,
            List<Person> contacts) {
        this.id = id;
        this.creditCode = creditCode;
        this.name = name;
        this.type = type;
        this.capital = capital;
        this.founded = founded;
        this.district = district;
        this.address = address;
        this.business = business;
        this.status = status;
        this.reported = reported;
        this.representative = representative;
        this.shareholders = shareholders;
        this.contacts = contacts;
    }
}
