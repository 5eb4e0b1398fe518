"""The methods of adjudication, one file each; its name is the method's."""
