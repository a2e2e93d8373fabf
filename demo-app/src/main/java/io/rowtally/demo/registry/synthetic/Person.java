package io.rowtally.demo.registry.synthetic;

import java.time.LocalDate;

/** One made-up person; every field but the name may be null. Immutable. */
public final class Person {

    public final String name;
    public final String residentNumber;
    public final LocalDate born;
    /** {@code 1} male, {@code 2} female, as in GB/T 2261.1. */
    public final String gender;

    public final String phone;
    public final String email;
    public final String address;

    Person(
            String name,
            String residentNumber,
            LocalDate born,
            String gender,
            String phone,
            String email,
            String address) {
        this.name = name;
        this.residentNumber = residentNumber;
        this.born = born;
        this.gender = gender;
        this.phone = phone;
        this.email = email;
        this.address = address;
    }
}
