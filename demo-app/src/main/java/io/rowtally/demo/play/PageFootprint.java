package io.rowtally.demo.play;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What each kind of page reads from the database, statement by statement. Written down by hand from the register's SQL
 * and not derived from its code, so that it is a second opinion. Immutable.
 */
enum PageFootprint {
    /** Not a page: the filter before every page but login and logout looks whether the account is enabled. */
    FILTER(StatementRead.counts("SYS-02", "", "enabled")),
    LOGIN(StatementRead.all("SYS-01", "", "account password_hash salt real_name dept role enabled")),
    HOME(StatementRead.counts("HOM-01", "", "count")),
    LIST(StatementRead.part("LST-01", "enterprises", "qyid tyshxydm qymc djzt zczb fddbr_xm")),
    SEARCH_NAME(StatementRead.part("SCH-01", "enterprises", "qyid tyshxydm qymc djzt zczb fddbr_xm")),
    SEARCH_CODE(StatementRead.part("SCH-02", "enterprises", "qyid tyshxydm qymc djzt zczb fddbr_xm")),
    SEARCH_PERSON(StatementRead.part("SCH-03", "persons", "js qyid xm sfzh lxdh")),
    DETAIL(
            StatementRead.all(
                    "DTL-01", "sheet", "qyid tyshxydm qymc qylx zczb clrq xzqh_dm zcdz jyfw djzt fddbr_xm lxdh"),
            StatementRead.all("DTL-02", "shareholders", "gudong_xingming rjcze czbl"),
            StatementRead.all("DTL-03", "contacts", "contact_id full_name contact_phone email")),
    DETAIL_FULL(
            StatementRead.all(
                    "DTL-01",
                    "sheet",
                    "qyid tyshxydm qymc qylx zczb clrq xzqh_dm zcdz jyfw djzt fddbr_xm lxdh sfzh xb csrq hjdz"),
            StatementRead.all("DTL-02", "shareholders", "gudong_xingming shenfenzheng_haoma shouji rjcze czbl"),
            StatementRead.all(
                    "DTL-03",
                    "contacts",
                    "contact_id full_name contact_phone email id_card_no birth_date gender home_address")),
    EDIT_FORM(StatementRead.all(
            "EDT-01", "contact", "contact_id enterprise_id full_name contact_phone email home_address")),
    /** Compares the three fields with what is in the database before they are changed. */
    EDIT_SAVE(StatementRead.all("EDT-02", "", "contact_phone email home_address")),
    SHAREHOLDERS(StatementRead.part("SHR-01", "largest", "qymc gudong_xingming rjcze")),
    LETTERS(StatementRead.all("LTR-01", "letters", "qymc zcdz fddbr_xm")),
    EXPORT_ENTERPRISES(StatementRead.all(
            "EXP-01",
            "",
            "tyshxydm qymc qylx zczb clrq xzqh_dm zcdz jyfw djzt c07 ext1 fddbr_xm sfzh xb csrq lxdh hjdz")),
    EXPORT_PERSONS(StatementRead.all("EXP-02", "", "tyshxydm qymc js xm sfzh csrq xb lxdh email hjdz")),
    STATISTICS(
            StatementRead.counts("STA-01", "districts", "xzqh_dm sl zczb"),
            StatementRead.counts("STA-02", "types", "qylx sl zczb"),
            StatementRead.counts("STA-03", "persons", "js sl")),
    QUERY_STATISTICS(StatementRead.counts("ADM-01", "", "SQL_STATEMENT EXECUTION_COUNT CUMULATIVE_ROW_COUNT"));

    final List<StatementRead> reads;

    PageFootprint(StatementRead... reads) {
        this.reads = Collections.unmodifiableList(Arrays.asList(reads));
    }

    /** The only statement of a page that has one. */
    StatementRead only() {
        if (reads.size() != 1) {
            throw new IllegalStateException(this + " reads " + reads.size() + " statements");
        }
        return reads.get(0);
    }
}
