"""The inbox: bundles of other offices, looked at before they enter, admitted at a click, or refused with the reason."""
