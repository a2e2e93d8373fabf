package io.rowtally.demo.registry.enterprise;

import java.math.BigDecimal;

/** One company as lists show it. Immutable. */
final class EnterpriseLine {

    final long id;
    final String creditCode;
    final String name;
    final String status;
    final BigDecimal capital;
    final String representative;

    EnterpriseLine(long id, String creditCode, String name, String status, BigDecimal capital, String representative) {
        this.id = id;
        this.creditCode = creditCode;
        this.name = name;
        this.status = status;
        this.capital = capital;
        this.representative = representative;
    }
}
