package io.rowtally.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of persons and one of things in every language, written for this test: the register and the warehouse beside it. */
class LanguagesTest {
    private static List<ColumnTag> classify(String table, String columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns.split(" ")) {
            list.add(new Column("s", table, column.split("=")[0], null, null));
        }
        return new Tagger(TagRules.none()).classify(list);
    }

    @ParameterizedTest
    @CsvSource({
        "mitarbeiter, Vorname=PERSON_NAME Geburtsdatum=BIRTH_DATE Straße=POSTAL_ADDRESS PLZ=POSTAL_ADDRESS Ort=POSTAL_ADDRESS Führerscheinnr=DRIVER_LICENCE kundentelefon=PHONE Familienstand=MARITAL erstellt_am=NONE",
        "klanten, voornaam=PERSON_NAME tussenvoegsel=PERSON_NAME geboortedatum=BIRTH_DATE geslacht=GENDER bsn=NATIONAL_ID huisnummer=POSTAL_ADDRESS plaats=POSTAL_ADDRESS klantnaam=PERSON_NAME telefoonnummer=PHONE aantal=NONE",
        "khach_hang, ho_ten=PERSON_NAME ngay_sinh=BIRTH_DATE gioi_tinh=GENDER so_dien_thoai=PHONE dia_chi=POSTAL_ADDRESS cccd=NATIONAL_ID ten=PERSON_NAME ngay_tao=NONE ma_kh=NONE",
        "NhanVien, HoTen=PERSON_NAME NgaySinh=BIRTH_DATE DiaChi=POSTAL_ADDRESS SDT=PHONE Luong=INCOME MaNV=NONE",
        "siswa, nama=PERSON_NAME nisn=OTHER_PII tgl_lahir=BIRTH_DATE jk=GENDER agama=RELIGION alamat=POSTAL_ADDRESS no_hp=PHONE nama_ayah=PERSON_NAME keterangan=NONE",
        "clienti, nome=PERSON_NAME cognome=PERSON_NAME data_nascita=BIRTH_DATE codice_fiscale=TAX_ID indirizzo=POSTAL_ADDRESS cap=POSTAL_ADDRESS telefono=PHONE sesso=GENDER data_creazione=NONE",
        "pacientes, nome=PERSON_NAME nome_mae=PERSON_NAME dt_nascimento=BIRTH_DATE cpf=NATIONAL_ID rg=NATIONAL_ID endereco=POSTAL_ADDRESS cep=POSTAL_ADDRESS celular=PHONE raca_cor=ETHNICITY dt_cadastro=NONE",
        "сотрудники, фамилия=PERSON_NAME имя=PERSON_NAME дата_рождения=BIRTH_DATE мобильный_телефон=PHONE снилс=SOCIAL_INSURANCE адрес=POSTAL_ADDRESS пол=GENDER дата_создания=NONE",
        "klienty, familiya=PERSON_NAME imya=PERSON_NAME otchestvo=PERSON_NAME data_rozhdeniya=BIRTH_DATE telefon=PHONE adres=POSTAL_ADDRESS nomer_pasporta=PASSPORT",
        "社員, 氏名=PERSON_NAME フリガナ=PERSON_NAME 生年月日=BIRTH_DATE 性別=GENDER 郵便番号=POSTAL_ADDRESS 電話番号=PHONE 登録日=NONE 商品名=NONE",
        "shain, shimei=PERSON_NAME seinengappi=BIRTH_DATE seibetsu=GENDER jusho=POSTAL_ADDRESS denwabango=PHONE torokubi=NONE",
        "사원, 성명=PERSON_NAME 주민등록번호=NATIONAL_ID 생년월일=BIRTH_DATE 휴대전화번호=PHONE 상세주소=POSTAL_ADDRESS 등록일시=NONE",
        "mber, FLNM=PERSON_NAME RRNO=NATIONAL_ID BRDT=BIRTH_DATE MBL_TELNO=PHONE DADDR=POSTAL_ADDRESS REG_DT=NONE",
        "patients, nom=PERSON_NAME prénom=PERSON_NAME date_naissance=BIRTH_DATE num_secu=SOCIAL_INSURANCE code_postal=POSTAL_ADDRESS portable=PHONE date_creation=NONE",
        "empleados, nombre=PERSON_NAME apellidos=PERSON_NAME fecha_nacimiento=BIRTH_DATE cédula=NATIONAL_ID dirección=POSTAL_ADDRESS tipo_telefono=NONE fecha_alta=NONE"
    })
    void aRegisterOfPersonsIsFoundInItsLanguage(String table, String columns) {
        List<ColumnTag> tags = classify(table, columns);

        String[] expected = columns.split(" ");
        for (int i = 0; i < expected.length; i++) {
            ColumnTag tag = tags.get(i);
            boolean soft = expected[i].endsWith("=OTHER_PII");
            Category found = tag.tagged() || tag.probable() || soft ? tag.category() : Category.NONE;
            assertEquals(expected[i], tag.label() + "=" + found, table + ": " + tag);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "artikel, Bezeichnung Preis Lieferant Lagerort Gewicht Bestellnummer Anzahl Firma_Telefon",
        "bestellingen, bestelnummer artikelnaam aantal prijs besteldatum leverancier omschrijving",
        "san_pham, ma_sp ten_san_pham don_gia so_luong loai ngay_nhap nha_cung_cap",
        "barang, kode_barang nama_barang harga stok satuan kategori tgl_masuk",
        "prodotti, codice descrizione prezzo quantita nome_prodotto categoria peso",
        "produtos, codigo nome_produto preco quantidade categoria peso dt_validade",
        "товары, название цена количество категория вес поставщик описание",
        "商品, 商品コード 商品名 単価 数量 在庫 分類 備考",
        "goods, GDS_NM PRC QY CTGRY_NM REG_DT USE_YN",
        "produits, libelle prix quantite nom_produit categorie poids",
        "productos, descripcion precio cantidad nombre_producto categoria peso"
    })
    void aWarehouseIsNot(String table, String columns) {
        for (ColumnTag tag : classify(table, columns)) {
            assertEquals(Category.NONE, tag.category(), table + ": " + tag);
        }
    }
}
