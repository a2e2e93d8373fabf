package io.rowtally.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rowtally.instrument.jdbc.SqlText;
import org.junit.jupiter.api.Test;

class WrittenLabelTest {

    @Test
    void aliasesColumnsAndExpressionsOfTheStatementAreWritten() {
        String sql = SqlText.normalise("select u.\"Phone No\", upper( name ), xm as 姓名 from u where id = 7");

        assertEquals("Phone No", WrittenLabel.in(sql).of("Phone No"));
        assertEquals("UPPER(NAME)", WrittenLabel.in(sql).of("UPPER(NAME)"));
        assertEquals("姓名", WrittenLabel.in(sql).of("姓名"));
    }

    @Test
    void whatMySqlCallsALiteralIsHidden() {
        String sql = SqlText.normalise("select 'Li Lei phone', phone from u");

        assertEquals("?", WrittenLabel.in(sql).of("Li Lei phone"));
        assertEquals("phone", WrittenLabel.in(sql).of("phone"));
    }

    @Test
    void longNumbersAreHiddenWhereverTheyComeFrom() {
        assertEquals("phone #", WrittenLabel.in(null).of("phone 13800000000"));
        assertEquals("phone2", WrittenLabel.in("select * from u").of("phone2"));
    }
}
