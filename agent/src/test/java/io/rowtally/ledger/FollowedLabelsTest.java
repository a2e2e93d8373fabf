package io.rowtally.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** The same where the driver does not say which column a label is: the agent follows the labels in their order. */
class FollowedLabelsTest extends LabelsTest {
    @Override
    Connection connect() throws SQLException {
        return books.connectFollowed();
    }

    @Override
    boolean refuses() {
        return true;
    }
}
