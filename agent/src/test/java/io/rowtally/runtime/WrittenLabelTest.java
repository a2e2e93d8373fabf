package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.instrument.jdbc.SqlText;
import org.junit.jupiter.api.Test;

class WrittenLabelTest {

    @Test
    void aliasesColumnsAndExpressionsOfTheStatementAreWritten() {
        String sql = SqlText.normalise("select u.\"Phone No\", upper( name ), xm as 姓名 from u where id = 7");

        assertEquals("Phone No", WrittenLabel.of("Phone No", sql));
        assertEquals("UPPER(NAME)", WrittenLabel.of("UPPER(NAME)", sql));
        assertEquals("姓名", WrittenLabel.of("姓名", sql));
    }

    @Test
    void whatMySqlCallsALiteralIsHidden() {
        String sql = SqlText.normalise("select 'Li Lei phone', phone from u");

        assertEquals("?", WrittenLabel.of("Li Lei phone", sql));
        assertEquals("phone", WrittenLabel.of("phone", sql));
    }

    @Test
    void longNumbersAreHiddenWhereverTheyComeFrom() {
        assertEquals("phone #", WrittenLabel.of("phone 13800000000", null));
        assertEquals("phone2", WrittenLabel.of("phone2", "select * from u"));
    }
}
