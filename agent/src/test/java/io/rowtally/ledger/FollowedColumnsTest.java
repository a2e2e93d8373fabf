package io.rowtally.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same where labels are followed: a label that is not known asks for the labels at once. */
class FollowedColumnsTest extends ReadingWays {

    @Override
    Connection connect() throws SQLException {
        return books.connectFollowed();
    }

    @Test
    void aQueryWhoseColumnsHaveChangedIsReadByItsNewOnes() throws SQLException, IOException {
        books.serve(() -> readAll("select * from person", "NAME"));
        assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        books.personal("EMAIL", "EMAIL", true, "person");
        WovenLedger.execute(connection, "alter table person add email varchar default 'e' before name");
        books.forgetTheRest();

        books.serve(() -> readAll("select * from person", "EMAIL", "NAME"));
        Map<String, Object> line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals("{EMAIL=9, PERSON_NAME=10}", String.valueOf(at(line, "values")));
        assertEquals(1L, at(line, "lossy.unresolved_cells"), "by the first row it was seen that a column is new");

        books.serve(() -> readAll("select * from person", "EMAIL", "NAME"));
        line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals("{EMAIL=10, PERSON_NAME=10}", String.valueOf(at(line, "values")));
        assertEquals(0L, at(line, "lossy.unresolved_cells"));
    }

    @Test
    void aColumnThatIsNewAndReadLateIsFoundTooAndOneThatIsNotThereIsAskedForOnce() throws SQLException, IOException {
        books.serve(() -> readAll("select * from person", "NAME"));
        books.personal("EMAIL", "EMAIL", true, "person");
        WovenLedger.execute(connection, "alter table person add email varchar default 'e'");
        books.forgetTheRest();
        books.serve(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet set = statement.executeQuery("select * from person")) {
                for (int row = 0; set.next(); row++) {
                    set.getString("name");
                    if (row >= 5) {
                        set.getString("email");
                    }
                    if (row >= 7) {
                        set.getInt("person.id"); // H2 knows it, its labels do not
                    }
                }
            }
        });

        Map<String, Object> line = assertLine("fetched=10 read=10 names=10 sets=1 largest=10");
        assertEquals(4L, at(line, "values.EMAIL"));
        assertEquals(4L, at(line, "lossy.unresolved_cells"), "one of the new column, three of none");
    }
}
