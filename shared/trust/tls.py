"""TLS contexts: the hub's, and that of a device which knows its hub by the certificate alone."""

import ssl

from shared.trust.certificate import CertificateError, HubCertificate, fingerprint_of

_NO_CHECK_TIME = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME. A device with a dead clock battery lives in 1970, and must reach its hub."""


def server_context(certificate: HubCertificate) -> ssl.SSLContext:
    """For the hub's listener: TLS 1.3 and nothing older, and no session tickets.

    A ticket comes after the handshake. A device that reads its stream in one thread while another writes would take it
    in just then, and OpenSSL is not made for that: the connection hangs, past every timeout.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.num_tickets = 0
    context.load_cert_chain(certificate.file)
    return context


def pinned_context(pem: str) -> ssl.SSLContext:
    """For a device: takes the server that has this very certificate, whatever its address, and no other.

    CertificateError where `pem` is none. Any other server ends in ssl.SSLCertVerificationError at the handshake.
    """
    fingerprint_of(pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
    try:
        context.load_verify_locations(cadata=pem)
    except ssl.SSLError as error:
        raise CertificateError("this is no certificate; take it from the hub again") from error
    return context


def certificate_shown_at(host: str, port: int, timeout_s: float) -> str:
    """The certificate that a server shows, in PEM: believed by nobody until a pairing has proved it. OSError."""
    return ssl.get_server_certificate((host, port), timeout=timeout_s)
