package io.rowtally.ledger;

import io.rowtally.instrument.WovenDriver;
import java.sql.Connection;
import java.sql.SQLException;

/** The same where the driver does not say which column a label is: the agent follows the labels in their order. */
class FollowedLabelsTest extends LabelsTest {
    private static final WovenDriver DRIVER = WovenDriver.withLabelsOfItsOwn();

    @Override
    Connection connect() throws SQLException {
        return books.connect(DRIVER);
    }

    @Override
    boolean refuses() {
        return true;
    }
}
