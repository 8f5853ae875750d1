/** Apps on phones, from enrolment to the chart, through the shipped routes and mappings. */
@NullMarked
package io.vitalroute.phone;

import org.jspecify.annotations.NullMarked;
