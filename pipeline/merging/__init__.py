"""Records of all agencies to one case. Pure: no files, no clock; the order of arrival never matters."""
