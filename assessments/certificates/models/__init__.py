from assessments.certificates.models.batches import Batch, Kind, Recipient
from assessments.certificates.models.certificates import Certificate, LookUp, Revocation, Sequence

__all__ = ["Batch", "Certificate", "Kind", "LookUp", "Recipient", "Revocation", "Sequence"]
