"""Tickets for tests of printing."""

import datetime
from dataclasses import replace
from typing import Final

from kiosk.printing.escpos_writer import encode
from kiosk.printing.layout import lay_out
from kiosk.printing.paper import ROLL_80, Roll, TicketPaper

WITA: Final = datetime.timezone(datetime.timedelta(hours=8), "WITA")

USUAL: Final = TicketPaper(
    hall="Mal Pelayanan Publik Kabupaten Lembah Sari",
    agency="Dinas Kependudukan dan Pencatatan Sipil",
    service="Perekaman KTP Elektronik",
    number="A-012",
    issued_at=datetime.datetime(2026, 9, 23, 8, 15, tzinfo=WITA),
    zone="WITA",
    check_code="7F3K9Q",
    qr="http://192.168.10.20:8080/t/Zk3vQ9aXb2LwPq7T",
    people_ahead=12,
    wait_minutes=(15, 25),
    waiting_zone="Zona B, Lantai 1",
    requirements=("KTP lama atau surat kehilangan", "Fotokopi Kartu Keluarga"),
    fee="gratis",
    complaint_contact="0811-2600-1234",
)

LONGEST: Final = TicketPaper(
    hall="Mal Pelayanan Publik Kabupaten Hulu Sungai Selatan Provinsi Kalimantan Selatan",
    agency="Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Hulu Sungai Selatan",
    service="Penerbitan Surat Keterangan Catatan Kepolisian untuk Pegawai Negeri Sipil dan Anggota",
    number="AB-1000",
    issued_at=datetime.datetime(2026, 9, 23, 8, 15, tzinfo=WITA),
    zone="WITA",
    check_code="7F3K9Q",
    qr="https://antrean.hulusungaiselatankab.go.id/t/Zk3vQ9aXb2LwPq7Tx",
    people_ahead=1234,
    wait_minutes=(115, 400),
    waiting_zone="Ruang Tunggu Utama Lantai Dua Sayap Timur",
    requirements=(
        "Surat pengantar dari kelurahan atau desa setempat yang masih berlaku",
        "Pasfoto terbaru ukuran 4x6 latar belakang merah enam lembar",
    ),
    fee="Rp30.000 (PNBP), dibayar di loket bank",
    complaint_contact="Inspektorat, 0811-2600-1234, lapor.go.id",
    is_priority=True,
    is_copy=True,
    slot=datetime.datetime(2026, 9, 23, 9, 0, tzinfo=WITA),
    stages=("Penerimaan dan pemeriksaan berkas permohonan", "Foto, sidik jari, dan wawancara", "Pengambilan"),
)


def ticket_bytes(number: str = "A-012", roll: Roll = ROLL_80) -> bytes:
    """An ordinary ticket as it goes to the printer."""
    return encode(lay_out(replace(USUAL, number=number), roll))
