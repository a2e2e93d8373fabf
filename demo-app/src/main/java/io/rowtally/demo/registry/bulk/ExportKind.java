package io.rowtally.demo.registry.bulk;

/** The two exports: their SQL and the columns of their files. Immutable. */
enum ExportKind {
    ENTERPRISES(
            "SELECT /* EXP-01 */ e.tyshxydm, e.qymc, e.qylx, e.zczb, e.clrq, e.xzqh_dm, e.zcdz, e.jyfw, e.djzt, e.c07,"
                    + " e.ext1, f.fddbr_xm, f.sfzh, f.xb, f.csrq, f.lxdh, f.hjdz"
                    + " FROM qy_jbxx e LEFT JOIN qy_fddbr f ON f.qyid = e.qyid"
                    + " WHERE e.qymc LIKE ? AND e.xzqh_dm LIKE ? ORDER BY e.qyid",
            1,
            "tyshxydm,qymc,qylx,zczb,clrq,xzqh_dm,zcdz,jyfw,djzt,c07,ext1,fddbr_xm,sfzh,xb,csrq,lxdh,hjdz"),
    PERSONS(
            "SELECT /* EXP-02 */ e.tyshxydm, e.qymc, 'L' AS js, f.fddbr_xm AS xm, f.sfzh, f.csrq, f.xb, f.lxdh,"
                    + " CAST(NULL AS VARCHAR) AS email, f.hjdz"
                    + " FROM qy_fddbr f JOIN qy_jbxx e ON e.qyid = f.qyid WHERE e.qymc LIKE ? AND e.xzqh_dm LIKE ?"
                    + " UNION ALL SELECT e.tyshxydm, e.qymc, 'S', g.gudong_xingming, g.shenfenzheng_haoma,"
                    + " CAST(NULL AS DATE), CAST(NULL AS VARCHAR), g.shouji, CAST(NULL AS VARCHAR),"
                    + " CAST(NULL AS VARCHAR)"
                    + " FROM qy_gudong g JOIN qy_jbxx e ON e.qyid = g.qyid WHERE e.qymc LIKE ? AND e.xzqh_dm LIKE ?"
                    + " UNION ALL SELECT e.tyshxydm, e.qymc, 'C', c.full_name, c.id_card_no, c.birth_date, c.gender,"
                    + " c.contact_phone, c.email, c.home_address"
                    + " FROM ent_staff_contact c JOIN qy_jbxx e ON e.qyid = c.enterprise_id"
                    + " WHERE e.qymc LIKE ? AND e.xzqh_dm LIKE ?",
            3,
            "tyshxydm,qymc,js,xm,sfzh,csrq,xb,lxdh,email,hjdz");

    final String sql;
    /** How often name and district stand in the SQL. */
    final int conditions;

    final String[] columns;

    ExportKind(String sql, int conditions, String columns) {
        this.sql = sql;
        this.conditions = conditions;
        this.columns = columns.split(",");
    }
}
